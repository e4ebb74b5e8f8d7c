import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { noticesFile } from '../package/with-notices.mjs'
import { policyOfOneFile } from './policy.mjs'

/**
 * Writes the built page as one file: its script and its styles stand in it, and its policy knows the script by its
 * hash.
 * @param {string} file where it is written
 * @returns {import('vite').Plugin}
 */
export function inOneFile(file) {
  return {
    name: 'plimsoll-in-one-file',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler(_options, bundle) {
        const outputs = Object.values(bundle)
        const [script, ...scripts] = outputs.flatMap(output => (output.type === 'chunk' ? [output.code] : []))
        const styles = outputs.flatMap(output =>
          output.fileName.endsWith('.css') && output.type === 'asset' ? [String(output.source)] : [],
        )
        const notices = outputs.find(({ fileName }) => fileName === noticesFile)
        const others = outputs
          .filter(output => output !== notices)
          .map(({ fileName }) => fileName)
          .filter(name => !/\.(js|css|html)$/.test(name))
        if (script === undefined || notices?.type !== 'asset' || scripts.length > 0 || others.length > 0)
          throw new Error(`not one script and its styles: ${outputs.map(({ fileName }) => fileName)}`)
        writeFileSync(file, pageOf(script, styles.join('\n')) + commented(String(notices.source)))
      },
    },
  }
}

/** @param {string} script @param {string} styles */
function pageOf(script, styles) {
  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8')
  const icon = readFileSync(new URL('../../public/favicon.svg', import.meta.url), 'utf8').replaceAll('\n', '')
  const safe = withoutEnds(script)
  const hash = `'sha256-${createHash('sha256').update(safe).digest('base64')}'`
  return put(page, [
    ['<head>', `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policyOfOneFile(hash)}" />`],
    ['href="favicon.svg"', `href="data:image/svg+xml,${encodeURIComponent(icon)}"`],
    ['    <link rel="manifest" href="manifest.webmanifest" />\n', ''],
    ['    <link rel="license" href="THIRD-PARTY-NOTICES.txt" vite-ignore />\n', ''],
    ['    <link rel="apple-touch-icon" href="icon-maskable.png" />\n', ''],
    // A card is for a link, and this is a file.
    [page.slice(page.indexOf('    <meta property="og:image"'), page.indexOf('    <title>')), ''],
    [
      '    <script type="module" src="/src/app/main.tsx"></script>\n',
      `    <style>${styles.replaceAll('</style', '<\\/style')}</style>\n`,
    ],
    // Behind the place where the page is to stand: it is read in order.
    ['  </body>', `    <script type="module">${safe}</script>\n  </body>`],
  ])
}

/** The licences of what is in it, behind the page. @param {string} notices */
function commented(notices) {
  return `<!--\n${notices.replace(/--(?=!?>)/g, '-- ')}\n-->\n`
}

/** @param {string} text @param {readonly (readonly [string, string])[]} places each stands in it once */
function put(text, places) {
  return places.reduce((left, [place, content]) => {
    if (left.split(place).length !== 2) throw new Error(`index.html has no, or no single, ${place}`)
    return left.replace(place, () => content)
  }, text)
}

/**
 * What would end a script in the middle, or hide its end, stands in texts only, where it may be written otherwise.
 * @param {string} script
 */
function withoutEnds(script) {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3C')
}
