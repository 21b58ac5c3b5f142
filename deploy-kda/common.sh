# What the scripts here have in common; they name themselves in $me and have this folder in $here.
# Exit status: 2 wrong usage, 3 the JDK, Node or the build is missing.

fail() { # STATUS MESSAGE
  echo "$me: $2" >&2
  exit "$1"
}

major() { # of the version that a program prints, 0 when there is no such program
  local found
  found=$("$@" 2>&1) && [[ $found =~ [0-9]+ ]] && echo "${BASH_REMATCH[0]}" || echo 0
}

need_java_and_node() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  (($(major "$java" -version) >= 17)) ||
    fail 3 "needs a JDK of version 17 or newer as JAVA_HOME or on the PATH: https://adoptium.net"
  (($(major node --version) >= 20)) ||
    fail 3 "needs Node 20 or newer on the PATH: https://nodejs.org"
  # The CDK works on Node 20, whose end of life it would announce on every run.
  export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
}

need_build() { # sets class_path
  local build="build it first: ./mvnw -pl deploy-kda -DskipTests package" jar
  [[ -f $here/target/classpath && -d $here/target/classes ]] || fail 3 "$build"
  IFS=: read -ra jars <"$here/target/classpath" || true # the file has no newline at its end
  for jar in "${jars[@]}"; do
    [[ -f $jar ]] || fail 3 "$jar is gone; $build"
  done
  class_path=$here/target/classes:$(<"$here/target/classpath")
}

# deploy, upgrade, pause and destroy: builds if that is asked for, and runs the command.
run_command() { # ARGUMENT...
  local argument build=1 arguments=()
  for argument in "$@"; do
    case $argument in
      -h | --help) echo "$usage"; exit 0 ;;
      --no-build) build=0 ;;
      --dry-run) build=0; arguments+=("$argument") ;;
      *) arguments+=("$argument") ;;
    esac
  done
  ((${#arguments[@]})) || fail 2 "which environment?"$'\n'"$usage"
  need_java_and_node
  if ((build)); then
    (cd "$here/.." && ./mvnw -q -DskipTests -pl job,reservation-gateway,deploy-kda -am package) ||
      fail 3 "the build failed"
  fi
  need_build
  exec "$java" -cp "$class_path" dev.holdfast.deploy.command.Main "${here%/*}" "$me" \
    ${arguments[@]+"${arguments[@]}"}
}
