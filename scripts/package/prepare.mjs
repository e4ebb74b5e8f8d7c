import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../build.mjs'
import { root } from '../run.mjs'

// Run by npm in a package that is installed from its repository, as the hooks of pre-commit are: the command line has to
// be built there. What builds it is missing where only what runs was installed.
if (existsSync(join(root, 'node_modules/vite'))) buildIfStale('cli', { quiet: true })
