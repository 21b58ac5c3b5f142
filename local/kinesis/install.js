'use strict'

// Installs what package-lock.json names, unless that is what is installed.

const { execSync } = require('child_process')
const fs = require('fs')

const STAMP = 'node_modules/.installed-from'
const wanted = fs.readFileSync('package-lock.json', 'utf8')
const present = fs.existsSync(STAMP) ? fs.readFileSync(STAMP, 'utf8') : ''

if (present !== wanted) {
  execSync('npm ci --prefer-offline', { stdio: 'inherit' })
  fs.writeFileSync(STAMP, wanted)
}
