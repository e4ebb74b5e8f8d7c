// fflate for the command line. It makes its tables when it is loaded, in the time that everything else of a small
// manifest takes, and most manifests are in no archive: it is loaded at the first use. Its build for Node would load
// what starts workers too, of which none is used here.

// The types of a module and of what `require` gives of it are not taken for the same.
const load = () => /** @type {typeof import('fflate')} */ (/** @type {unknown} */ (require('fflate/browser')))

/** @type {typeof import('fflate').zipSync} */
export const zipSync = (...given) => load().zipSync(...given)
/** @type {typeof import('fflate').gzipSync} */
export const gzipSync = (...given) => load().gzipSync(...given)
/** @type {typeof import('fflate').deflateSync} */
export const deflateSync = (...given) => load().deflateSync(...given)

/**
 * Called with `new`, a function gives what it returns.
 * @param {ConstructorParameters<typeof import('fflate').Gunzip>} given
 */
export function Gunzip(...given) {
  return new (load().Gunzip)(...given)
}

/** @param {ConstructorParameters<typeof import('fflate').Inflate>} given */
export function Inflate(...given) {
  return new (load().Inflate)(...given)
}
