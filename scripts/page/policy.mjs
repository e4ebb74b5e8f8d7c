/**
 * What the browser may load for the page, and for its workers, which are started from blobs and so have the policy of
 * the page on any host. It stands in the page itself: a static host sends no header. Inline styles are needed by Monaco
 * and by measured lengths of the charts.
 */
export const policy = write({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'connect-src': "'none'",
  'form-action': "'none'",
  'base-uri': "'none'",
})

/**
 * The same for the page in one file: nothing of it has an address, so nothing but its own script, known by its hash,
 * runs.
 * @param {string} hash of the script, as a policy writes it: `'sha256-…'`
 */
export function policyOfOneFile(hash) {
  return write({
    'default-src': "'none'",
    'script-src': hash,
    'style-src': "'unsafe-inline'",
    'img-src': 'data: blob:',
    'font-src': 'data:',
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'form-action': "'none'",
    'base-uri': "'none'",
  })
}

/** What only a header can say is added to the policy: in the page it is not heard. */
export const policyHeader = `${policy}; frame-ancestors 'none'`

/** A service worker has the policy of its own file, and has to fetch the files that it keeps. */
const policyOfServiceWorker = "default-src 'none'; connect-src 'self'"

const others = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * What our own server sends with every answer, "not found" included.
 * @param {string} path of the address asked for
 * @returns {Record<string, string>}
 */
export function headersFor(path) {
  const isServiceWorker = path.endsWith('/sw.js')
  return { 'Content-Security-Policy': isServiceWorker ? policyOfServiceWorker : policyHeader, ...others }
}

/**
 * The same for hosts that read a file `_headers` (Netlify, Cloudflare Pages), for a page at the root of the host. Rules
 * that match the same file are joined there, and two policies hold both: so the page and the service worker are named,
 * and no rule for all files has a policy.
 */
export function headersFile() {
  const rules = {
    '/*': others,
    '/': policyOnly(policyHeader),
    '/index.html': policyOnly(policyHeader),
    '/sw.js': policyOnly(policyOfServiceWorker),
  }
  return Object.entries(rules)
    .map(([path, headers]) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n')
}

/** @param {string} value */
function policyOnly(value) {
  return { 'Content-Security-Policy': value }
}

/** @param {Record<string, string>} directives */
function write(directives) {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
