# What becomes of a line in zsh when its user presses Tab.
#
# $1  the script that completes
# $2  the line
# Ends when the line was printed as it then stands, between angle brackets.
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "source $1; report() { print -r -- \"<\$BUFFER>\" }; zle -N report; bindkey '^Xr' report; print -r -- so'urc'ed"
zpty -r shell said '*sourced*'
zpty -w -n shell "$2"$'\t\C-Xr'
zpty -r shell said '*<*holdfast*>*'
print -r -- ${(M)said%<*>*}
