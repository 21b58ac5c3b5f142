'use strict'

// Makes the package in a copy of its folder: installs what package-lock.json names, generates types
// from openapi.yaml, compiles, packs. What it makes for itself is told by its arguments:
//
//   node build.cjs INSTALL.JS OPENAPI.YAML [--must]
//
// Where npm can install nothing, not-built.txt says so, and tests that need it skip; with --must it
// is a failure.

const { execFileSync } = require('child_process')
const fs = require('fs')

const [install, openapi, must] = process.argv.slice(2)
const NOT_BUILT = 'not-built.txt'

function run (script, ...args) {
  execFileSync(process.execPath, [script, ...args], { stdio: 'inherit' })
}

fs.rmSync(NOT_BUILT, { force: true })
try {
  run(install)
} catch (failure) {
  if (must) throw failure
  fs.writeFileSync(NOT_BUILT, 'npm could not install what client/typescript/package-lock.json names.\n')
  console.warn('The TypeScript client is not built: npm could not install what it needs.')
  process.exit(0)
}
fs.copyFileSync(openapi, 'openapi.yaml')
run('node_modules/openapi-typescript/bin/cli.js', 'openapi.yaml', '-o', 'src/api.ts')
fs.rmSync('dist', { recursive: true, force: true })
run('node_modules/typescript/bin/tsc')
run('node_modules/typescript/bin/tsc', '-p', 'test')
execFileSync('npm', ['pack', '--silent'], { stdio: 'inherit' })
