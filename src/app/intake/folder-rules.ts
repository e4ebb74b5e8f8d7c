/** As an archive is read: manifests by their names, and archives, which are known by content later. */
const wanted = /\.(ya?ml|json|zip|tar|tgz|gz)$/i
const hidden = /(^|\/)(\.[^/]+|node_modules|__MACOSX)(\/|$)/

/** Entries looked at in folders, and how deep; a home folder dropped by mistake ends there. */
export const mostEntries = 20_000
export const deepestFolder = 32

/** Whether a path of a folder leads nowhere hidden and into no `node_modules`. */
export function isEntered(path: string): boolean {
  return !hidden.test(path)
}

export function isTaken(path: string): boolean {
  return wanted.test(path) && isEntered(path)
}
