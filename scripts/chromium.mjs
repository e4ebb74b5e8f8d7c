import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { run } from './run.mjs'

/**
 * The Chromium the tests run in: the one named by PLIMSOLL_CHROMIUM or CHROME_PATH, Playwright's own, or one on the
 * PATH.
 * @returns {string | undefined} path of a program that starts, undefined where there is none
 */
export function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [
    process.env.PLIMSOLL_CHROMIUM,
    process.env.CHROME_PATH,
    chromium.executablePath(),
    ...names.flatMap(name => folders.map(folder => join(folder, name))),
  ].find(starts)
}

/** Installs a Chromium where none is found: Playwright's own, else the distribution's. Returns as `findChromium`. */
export function provideChromium() {
  const isRoot = process.getuid?.() === 0
  for (const install of [
    () => run('npx playwright install --no-shell chromium'),
    // Playwright's download brings no system libraries, and a closed network may have nothing but the distribution's
    // mirror.
    () => isRoot && process.platform === 'linux' && run('apt-get update && apt-get install -y chromium'),
  ]) {
    if (findChromium()) break
    install()
  }
  return findChromium()
}

export const withoutChromium = `No Chromium was found and none could be installed. Do one of these, then run npm test again:
  PLIMSOLL_CHROMIUM=/path/to/chromium npm test
  npx playwright install --with-deps chromium
  install the package chromium or google-chrome with your system's package manager`

/**
 * A file alone proves little: Ubuntu's chromium-browser only asks for snap, and a download may lack its libraries.
 * On Windows `--version` opens a window, so the file has to do.
 * @param {string | undefined} path
 */
function starts(path) {
  if (!path || !existsSync(path)) return false
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
