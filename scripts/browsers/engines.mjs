import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { Builder, Capabilities, Key } from 'selenium-webdriver'
import { findChromium } from '../chromium.mjs'

// Chromium and Firefox by puppeteer (CDP and WebDriver BiDi), WebKit by WebKitGTK's own driver under Xvfb: one face
// over the three.

/** @typedef {'chromium' | 'firefox' | 'webkit'} EngineName */

/**
 * @typedef {object} Tab of a browser that has seen nothing before
 * @property {EngineName} engine
 * @property {string} version
 * @property {(address: string) => Promise<void>} goto
 * @property {() => Promise<void>} reload
 * @property {<A extends string[], R>(act: (...facts: A) => R, ...facts: A) => Promise<Awaited<R>>} ask runs a function
 *   in the page; plain data both ways
 * @property {(x: number, y: number) => Promise<void>} clickAt
 * @property {(key: string) => Promise<void>} press one key by its name: `Escape`, `Enter`
 * @property {(key: string) => Promise<void>} control a key with Control held
 * @property {(text: string) => Promise<void>} type
 * @property {(text: string) => Promise<boolean>} fillClipboard false where there is none to be filled
 * @property {(path: string) => Promise<void>} shot
 * @property {string} downloads the folder where what the page saves arrives
 * @property {() => Promise<void>} close
 */

const webkit = {
  driver: '/usr/bin/WebKitWebDriver',
  browser: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
}

/** @type {Record<EngineName, () => string | null>} why an engine cannot be had here; null where it can */
export const missing = {
  chromium: () => (findChromium() ? null : 'no Chromium was found'),
  firefox: () =>
    firefoxPath()
      ? null
      : 'no Firefox was found (PLIMSOLL_FIREFOX=/path/to/firefox, or Debian: apt-get install firefox-esr)',
  webkit: () =>
    existsSync(webkit.driver) && existsSync(webkit.browser) && onPath('Xvfb')
      ? null
      : 'no WebKitGTK to be driven was found (Debian: apt-get install webkit2gtk-driver xvfb)',
}

/**
 * @param {EngineName} engine
 * @returns {Promise<Tab>}
 */
export async function openTab(engine) {
  const downloads = mkdtempSync(join(tmpdir(), `plimsoll-${engine}-`))
  const tab = engine === 'webkit' ? await openWebKit(downloads) : await openByPuppeteer(engine, downloads)
  return {
    ...tab,
    engine,
    downloads,
    async close() {
      await tab.close()
      rmSync(downloads, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/**
 * @param {'chromium' | 'firefox'} engine
 * @param {string} downloads
 * @returns {Promise<Omit<Tab, 'engine' | 'downloads'>>}
 */
async function openByPuppeteer(engine, downloads) {
  const common = { headless: true, protocolTimeout: 300_000, timeout: 120_000 }
  const browser = await puppeteer.launch(
    engine === 'firefox'
      ? {
          ...common,
          browser: 'firefox',
          executablePath: firefoxPath() ?? '',
          extraPrefsFirefox: {
            'intl.accept_languages': 'en-US',
            // A page may read and write the clipboard without being asked.
            'dom.events.testing.asyncClipboard': true,
            'browser.download.folderList': 2,
            'browser.download.dir': downloads,
            'browser.helperApps.neverAsk.saveToDisk': 'application/zip',
          },
        }
      : {
          ...common,
          executablePath: findChromium() ?? '',
          args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--lang=en-US'],
        },
  )
  const page = await browser.newPage()
  await page.setViewport({ width: 1440, height: 900 })
  page.setDefaultTimeout(120_000)
  // Whoever goes on with an input on the page is asked whether it may be lost.
  page.on('dialog', dialog => void dialog.accept())
  if (engine === 'chromium') {
    const session = await browser.target().createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads })
    await session.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] })
  }
  return {
    version: await browser.version(),
    goto: async address => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    ask: (act, ...facts) =>
      /** @type {Promise<never>} */ (page.evaluate(/** @type {(...facts: unknown[]) => unknown} */ (act), ...facts)),
    clickAt: (x, y) => page.mouse.click(x, y),
    press: key => page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key)),
    async control(key) {
      await page.keyboard.down('Control')
      await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key))
      await page.keyboard.up('Control')
    },
    type: text => page.keyboard.type(text),
    fillClipboard: async text => {
      await page.evaluate(words => navigator.clipboard.writeText(words), text)
      return true
    },
    shot: async path => void (await page.screenshot({ path: /** @type {`${string}.png`} */ (path) })),
    close: () => browser.close(),
  }
}

/** @param {string} downloads @returns {Promise<Omit<Tab, 'engine' | 'downloads'>>} */
async function openWebKit(downloads) {
  const screen = await startScreen()
  const port = await freePort()
  const driverProcess = spawn(webkit.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: screen.display,
      // What it saves lands in HOME, and so does what it keeps.
      HOME: downloads,
      XDG_DOWNLOAD_DIR: downloads,
      XDG_DATA_HOME: join(downloads, '.data'),
      XDG_CACHE_HOME: join(downloads, '.cache'),
      LANG: 'C.UTF-8',
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Without it no screenshot comes back under Xvfb.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const stop = () => {
    driverProcess.kill()
    screen.stop()
  }
  try {
    await until(() => answers(port))
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(
        new Capabilities({
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] },
        }),
      )
      .build()
    await driver.manage().setTimeouts({ script: 300_000, pageLoad: 120_000 })
    await driver.manage().window().setRect({ width: 1440, height: 938, x: 0, y: 0 })
    const capabilities = await driver.getCapabilities()
    return {
      version: `WebKitGTK ${capabilities.get('browserVersion') ?? ''}`,
      goto: address => driver.get(address),
      reload: () => driver.navigate().refresh(),
      async ask(act, ...facts) {
        const answer = await driver.executeAsyncScript(
          `const done = arguments[arguments.length - 1]
           Promise.resolve().then(() => (${act})(...[...arguments].slice(0, -1))).then(value => done({ value }), error => done({ error: String(error && error.stack || error) }))`,
          ...facts,
        )
        const { value, error } = /** @type {{ value: never, error?: string }} */ (answer)
        if (error) throw new Error(error)
        return value
      },
      clickAt: (x, y) =>
        driver
          .actions()
          .move({ x: Math.round(x), y: Math.round(y) })
          .click()
          .perform(),
      press: key => driver.actions().sendKeys(keyOf(key)).perform(),
      control: key => driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform(),
      type: text => driver.actions().sendKeys(text).perform(),
      async fillClipboard(text) {
        if (!onPath('xclip')) return false
        // It keeps what it holds for whoever asks, and ends with the screen.
        const holder = spawn('xclip', ['-selection', 'clipboard', '-in', '-quiet'], {
          stdio: ['pipe', 'ignore', 'ignore'],
          env: { ...process.env, DISPLAY: screen.display },
        })
        holder.stdin.end(text)
        await until(
          async () =>
            spawnSync('xclip', ['-selection', 'clipboard', '-out'], {
              env: { ...process.env, DISPLAY: screen.display },
              timeout: 5000,
            }).stdout?.length === Buffer.byteLength(text),
        )
        return true
      },
      async shot(path) {
        // On a page at rest the screenshot waits for a frame that never comes: one pixel flickers meanwhile.
        await driver.executeScript(`const spot = document.createElement('i'); spot.id = 'flicker'; let n = 0
          spot.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;z-index:2147483647'
          document.documentElement.append(spot)
          ;(function next() { if (!spot.isConnected) return; spot.style.background = n++ % 2 ? '#fff' : '#eee'; requestAnimationFrame(next) })()`)
        const { writeFileSync } = await import('node:fs')
        try {
          writeFileSync(path, await driver.takeScreenshot(), 'base64')
        } finally {
          await driver.executeScript(`document.getElementById('flicker').remove()`)
        }
      },
      async close() {
        await Promise.race([driver.quit().catch(() => {}), sleep(5000)])
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}

/** A screen of its own for what cannot do without. Its number is chosen by the program and comes through a pipe. */
async function startScreen() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const pipe = child.stdio[3]
  if (!pipe || !('setEncoding' in pipe)) throw new Error('Xvfb has no pipe')
  const number = await new Promise((resolve, reject) => {
    // The pipe stays open: Xvfb writes into it once more, and would die of it.
    pipe.once('data', data => resolve(String(data).trim()))
    child.once('error', reject)
    child.once('exit', () => reject(new Error('Xvfb ended')))
  })
  return { display: `:${number}`, stop: () => child.kill() }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** @param {number} port */
async function answers(port) {
  return fetch(`http://127.0.0.1:${port}/status`).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** @param {string} name */
function keyOf(name) {
  const keys = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (Key))
  return String(keys[name.toUpperCase()] ?? name)
}

/** @returns {string | undefined} */
function firefoxPath() {
  const named = process.env.PLIMSOLL_FIREFOX
  return [named, ...['firefox-esr', 'firefox'].map(onPath)].find(
    path => path && spawnSync(path, ['--version'], { timeout: 60_000 }).status === 0,
  )
}

/** @param {string} program */
function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, program))
    .find(existsSync)
}

/** @param {number} milliseconds */
export function sleep(milliseconds) {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}

/**
 * Waits until something is so. A page may go away while it is asked: then it is asked again.
 * @template T
 * @param {() => Promise<T>} isSo
 * @param {number} [patience] milliseconds
 * @returns {Promise<NonNullable<T>>} what it was answered
 */
export async function until(isSo, patience = 60_000) {
  const end = Date.now() + patience
  /** @type {unknown} */
  let last = 'it never was'
  do {
    try {
      const answer = await isSo()
      if (answer) return /** @type {NonNullable<T>} */ (answer)
    } catch (error) {
      last = error
    }
    await sleep(100)
  } while (Date.now() < end)
  throw new Error(`waited in vain for ${isSo}: ${last instanceof Error ? last.message : last}`)
}
