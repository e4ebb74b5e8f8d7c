import { headersFile, headersFor, policy } from './policy.mjs'

/**
 * The policy stands first in the head of the built page, before anything it is to bind, and on every answer of the
 * server of the built page. `preview.headers` would leave out what vite answers itself, such as "not found". `vite dev`
 * has no policy: it cannot run under it.
 * @returns {import('vite').Plugin}
 */
export function withPolicy() {
  return {
    name: 'plimsoll-policy',
    // Before anything else that answers.
    enforce: 'pre',
    transformIndexHtml: {
      // After vite has put in what it loads.
      order: 'post',
      handler: (html, { server }) =>
        server
          ? html
          : html.replace(/<head>/, `$&\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`),
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() })
      // Without one some hosts answer any address with the page, which then looks for its files in the wrong place.
      this.emitFile({ type: 'asset', fileName: '404.html', source: notFound })
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value)
        next()
      })
    },
  }
}

const notFound = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Plimsoll: not found</title>
  </head>
  <body>
    <p>There is no page at this address.</p>
    <p lang="zh-Hans">此地址没有页面。</p>
  </body>
</html>
`
