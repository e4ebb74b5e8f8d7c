import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../run.mjs'
import { until } from './engines.mjs'
import { startPlainHost } from './plain-host.mjs'

// What a person does with the page, from the first look to the page without a network, in any engine. On a plain host,
// which sends no headers.

/** @typedef {import('./engines.mjs').Tab} Tab */

/**
 * @typedef {object} Stop of the tour
 * @property {string} name
 * @property {boolean} [isLong] left out of the short tour
 * @property {(tab: Tab, way: Way) => Promise<unknown>} see throws where it is not as it should be
 */

/**
 * @typedef {object} Way what the stops share
 * @property {Awaited<ReturnType<typeof startPlainHost>>} host
 * @property {string} link
 * @property {string} answer the headline to the paste
 */

const manifest = manifestOf(300)
const error =
  'The CustomResourceDefinition "anchors.tour.example" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes'

/** @type {readonly Stop[]} */
export const stops = [
  {
    name: 'the page loads, and page and worker are seen to be guarded',
    async see(tab, { host }) {
      await tab.goto(host.address)
      await shows(tab, '.empty-privacy', 'The browser refuses this page fetch, WebSocket and beacon')
      await tab.ask(connectEverywhere, host.address)
      assert.deepEqual(host.strays, [])
    },
  },
  {
    name: 'a paste is answered',
    async see(tab, way) {
      await paste(tab, manifest)
      await shows(tab, 'h1', '3 of 4 resources')
      way.answer = await headline(tab)
    },
  },
  { name: 'the chart', see: tab => until(() => find(tab, 'figure', 'by resource')) },
  {
    name: 'the map',
    isLong: true,
    async see(tab) {
      await click(tab, 'button, [role=radio], label', '^Map$')
      await until(() => find(tab, 'figure', 'Where the bytes'))
    },
  },
  {
    name: 'a resource and its text in the editor',
    async see(tab) {
      await click(tab, '[role=row]', 'anchors\\.tour\\.example')
      await shows(tab, 'h1', 'anchors.tour.example')
      await shows(tab, '.monaco-editor .view-lines', 'CustomResourceDefinition')
    },
  },
  {
    name: 'the split, read back and compared',
    async see(tab) {
      await click(tab, 'button', '^Split$')
      await shows(tab, 'h1, h2, h3', '4 in, 4 out, equal')
    },
  },
  {
    name: 'the zip is that of the command line, byte for byte',
    async see(tab) {
      // One of it is refused, so the page asks first.
      await click(tab, 'button', '^Download anyway')
      await click(tab, 'button', '^Download \\d+ of \\d+$')
      // Looked for again each time: a browser may give it another name once it is whole.
      const saved = await until(async () => {
        const file = readdirSync(tab.downloads).find(name => name.endsWith('.zip'))
        return file === undefined ? null : wholeZip(join(tab.downloads, file))
      })
      assert.ok(saved.equals(zipOfCommandLine()), 'it is another zip')
    },
  },
  {
    name: 'the link',
    async see(tab, way) {
      await click(tab, 'button', '^Analyze$')
      await click(tab, 'button', '^Share$')
      way.link = await until(() =>
        tab.ask(() =>
          [...document.querySelectorAll('input, textarea')]
            .map(field => /** @type {HTMLInputElement} */ (field).value)
            .find(value => /#s=/.test(value)),
        ),
      )
      await tab.press('Escape')
    },
  },
  {
    name: 'the comparison',
    isLong: true,
    async see(tab) {
      await click(tab, 'button', '^Compare$')
      await tab.ask(drop, 'pasted.yaml', manifestOf(200))
      await shows(tab, 'h1, h2', '1 grown|1 .*grew')
    },
  },
  {
    name: 'an error text',
    isLong: true,
    async see(tab) {
      await click(tab, 'button', '^Analyze$')
      await click(tab, 'button', '^Paste the error$')
      await click(tab, '[role=dialog] textarea', '')
      await tab.type(error)
      await shows(tab, '[role=dialog]', '262,144')
      await tab.press('Escape')
    },
  },
  {
    name: 'dark',
    isLong: true,
    async see(tab) {
      await choose(tab, 'dark')
      await until(() => tab.ask(() => getComputedStyle(document.documentElement).colorScheme === 'dark'))
      await choose(tab, 'system')
    },
  },
  {
    name: 'Chinese',
    isLong: true,
    async see(tab) {
      await choose(tab, 'zh')
      await shows(tab, 'h1', '资源')
      await choose(tab, 'en')
    },
  },
  {
    name: 'the link shows the same answer',
    async see(tab, { link, answer }) {
      await tab.goto('about:blank')
      await tab.goto(link)
      await shows(tab, 'h1', '3 of 4 resources')
      assert.equal(await headline(tab), answer)
    },
  },
  {
    name: 'without a network: verdict, editor and split',
    async see(tab, { host }) {
      await tab.goto('about:blank')
      await tab.goto(host.address)
      await until(() => tab.ask(() => navigator.serviceWorker.controller?.state === 'activated'))
      host.close()
      await tab.goto('about:blank')
      await tab.goto(host.address)
      await openSample(tab)
    },
  },
  {
    name: 'the page in one file, from the disk',
    async see(tab) {
      await tab.goto(pathToFileURL(join(root, 'dist/plimsoll.html')).href)
      await shows(tab, '.empty-privacy', 'The browser refuses this page fetch, WebSocket and beacon')
      await openSample(tab)
    },
  },
]

/**
 * @param {Tab} tab
 * @param {readonly Stop[]} chosen
 * @param {(stop: Stop, prove: () => Promise<void>) => Promise<void>} check
 */
export async function tour(tab, chosen, check) {
  const way = { host: await startPlainHost(join(root, 'dist/page')), link: '', answer: '' }
  try {
    for (const stop of chosen) await check(stop, async () => void (await stop.see(tab, way)))
  } finally {
    way.host.close()
  }
}

/** @param {Tab} tab */
async function openSample(tab) {
  await click(tab, 'button', 'Operator with CRDs')
  await shows(tab, 'h1', '28 of 29 resources')
  await shows(tab, '.monaco-editor .view-lines', 'apiVersion')
  await click(tab, 'button', '^Split$')
  await shows(tab, 'h1, h2, h3', '29 in, 29 out, equal')
}

/**
 * A Namespace, a definition whose copy is too long for an annotation, a ServiceAccount, and a ConfigMap of so many
 * lines.
 * @param {number} lines
 */
function manifestOf(lines) {
  const description = 'An anchor holds a ship where the water is too deep to stand. '.repeat(5000)
  const settings = Array.from({ length: lines }, (_, line) => `    berth-${line}: taken`).join('\n')
  return `apiVersion: v1
kind: Namespace
metadata:
  name: tour
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: anchors.tour.example
spec:
  group: tour.example
  scope: Namespaced
  names: { kind: Anchor, plural: anchors }
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        description: ${description.trim()}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: tour
data:
  berths: |
${settings}
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: harbour
  namespace: tour
`
}

/** What `plimsoll split` writes for the same text under the same name. */
function zipOfCommandLine() {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-tour-'))
  try {
    writeFileSync(join(folder, 'pasted.yaml'), manifest)
    const words =
      'split pasted.yaml --plan crds-first --format auto --route client-side-apply --name pasted --out out.zip'.split(
        ' ',
      )
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/plimsoll.js'), ...words], {
      cwd: folder,
      encoding: 'utf8',
    })
    assert.ok(status === 0 || status === 1, stderr)
    return readFileSync(join(folder, 'out.zip'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A zip as soon as it is whole: a browser writes it piece by piece. @param {string} path */
function wholeZip(path) {
  const bytes = readFileSync(path)
  return bytes.subarray(-22).readUInt32LE(0) === 0x06054b50 ? bytes : null
}

/**
 * As a person pastes where the engine has a clipboard that can be filled, else the event of it.
 * @param {Tab} tab
 * @param {string} text
 */
async function paste(tab, text) {
  if (await tab.fillClipboard(text)) return tab.control('v')
  await tab.ask(pasted => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }, text)
}

/**
 * The middle of the first element in sight that a selector finds and whose name, or text, is like a pattern; scrolled
 * to.
 * @param {Tab} tab @param {string} selector @param {string} pattern
 */
function find(tab, selector, pattern) {
  return tab.ask(
    (selector, pattern) => {
      const named = (/** @type {Element} */ element) => {
        const labels = (element.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map(id => document.getElementById(id)?.textContent ?? '')
        return (element.getAttribute('aria-label') ?? (labels.join(' ').trim() || (element.textContent ?? '')))
          .trim()
          .replace(/\s+/g, ' ')
      }
      const found = [...document.querySelectorAll(selector)].find(
        element =>
          element.getClientRects().length > 0 &&
          !element.matches(':disabled, [aria-disabled=true]') &&
          new RegExp(pattern).test(named(element)),
      )
      if (!found) return null
      found.scrollIntoView({ block: 'center' })
      const { x, y, width, height } = found.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    },
    selector,
    pattern,
  )
}

/** Clicks once it stands still. @param {Tab} tab @param {string} selector @param {string} pattern */
async function click(tab, selector, pattern) {
  let last = ''
  const at = await until(async () => {
    const place = await find(tab, selector, pattern)
    const isStill = place !== null && JSON.stringify(place) === last
    last = JSON.stringify(place)
    return isStill ? place : null
  })
  await tab.clickAt(at.x, at.y)
}

/**
 * Waits until a text that is like a pattern stands in what a selector finds.
 * @param {Tab} tab
 * @param {string} selector
 * @param {string} pattern
 */
async function shows(tab, selector, pattern) {
  const texts = () =>
    tab.ask(
      selector =>
        [...document.querySelectorAll(selector)].map(element => (element.textContent ?? '').replaceAll('\u00a0', ' ')),
      selector,
    )
  try {
    await until(async () => (await texts()).some(text => new RegExp(pattern).test(text)))
  } catch {
    assert.fail(`no ${pattern} in ${selector}: ${(await texts()).join(' | ').slice(0, 300)}`)
  }
}

/** @param {Tab} tab */
function headline(tab) {
  return tab.ask(() => document.querySelector('h1')?.textContent ?? '')
}

/** Chooses the value in the select that has it. @param {Tab} tab @param {string} value */
async function choose(tab, value) {
  await tab.ask(value => {
    const select = [...document.querySelectorAll('select')].find(select =>
      [...select.options].some(option => option.value === value),
    )
    if (!select) throw new Error(`nothing to choose ${value} in`)
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(select, value)
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }, value)
}

/** Tries, from the page, every way to send something that a policy can forbid. @param {string} address */
function connectEverywhere(address) {
  navigator.sendBeacon(`${address}beacon`, 'x')
  const socket = new Promise(resolve => {
    try {
      new WebSocket(`${address.replace('http', 'ws')}socket`).onerror = resolve
    } catch {
      resolve(null)
    }
  })
  return Promise.all([fetch(`${address}fetch`).catch(() => null), socket]).then(() => null)
}

/** @param {string} name @param {string} text */
function drop(name, text) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name))
  const main = document.querySelector('main')
  for (const type of ['dragenter', 'dragover', 'drop'])
    main?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
}
