import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { noticesOf, packagesOf } from './notices.mjs'

/** Where it is written down which packages are in a build, for the bill of materials and for who checks. */
export const shippedFolder = join(root, '.cache/shipped')

export const noticesFile = 'THIRD-PARTY-NOTICES.txt'

/**
 * Writes the licences of all packages that are in a build beside it, from the modules that the build is made of, those
 * of its workers too. The build fails for a licence that is not allowed, and where a package has no text of one.
 * @param {string} build its name: `page`, `cli` …
 * @returns {{ main: () => import('vite').Plugin, worker: () => import('vite').Plugin }} one for the build itself, one
 *   for its workers
 */
export function withNotices(build) {
  /** @type {Set<string>} */
  const modules = new Set()
  /** @param {import('vite').Rollup.PluginContext} context @param {import('vite').Rollup.OutputBundle} bundle */
  const collect = (context, bundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type === 'chunk') for (const id of output.moduleIds) modules.add(id)
    }
    // Styles and what they load are in no chunk by then.
    for (const id of context.getModuleIds()) if (!/\.[cm]?[jt]sx?$/.test(id.replace(/\?.*$/, ''))) modules.add(id)
  }
  return {
    worker: () => ({
      name: 'plimsoll-notices-of-worker',
      generateBundle(_options, bundle) {
        collect(this, bundle)
      },
    }),
    main: () => ({
      name: 'plimsoll-notices',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          collect(this, bundle)
          const packages = packagesOf(modules)
          mkdirSync(shippedFolder, { recursive: true })
          writeFileSync(join(shippedFolder, `${build}.json`), `${JSON.stringify(packages, null, 2)}\n`)
          this.emitFile({ type: 'asset', fileName: noticesFile, source: noticesOf(packages) })
        },
      },
    }),
  }
}
