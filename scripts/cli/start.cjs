#!/usr/bin/env node
// The command line as it is started: a program of a megabyte, and what V8 made of it when it was built
// (`scripts/cli/compile-ahead.mjs`). V8 takes that only where it is of the same version, and compiles the program as
// ever where it is not, or is missing. Written so that a Node of any age can read it, as far as the line that sends it
// away.
const tooOld = require('./node-version.cjs')('ENGINES', process.versions.node)
if (tooOld) {
  console.error(tooOld)
  process.exit(2)
}
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const filename = join(__dirname, 'PROGRAM.cjs')
let cachedData
try {
  cachedData = readFileSync(join(__dirname, 'PROGRAM.cache'))
} catch (_missing) {}
const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`
const script = new Script(code, { filename, cachedData })
const program = { exports: {} }
script.runInThisContext().call(program.exports, program.exports, require, program, filename, __dirname)
module.exports = { script, ended: program.exports.ended }
