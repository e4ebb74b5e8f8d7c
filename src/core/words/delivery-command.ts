import type { RouteId } from '../route'

/** What stands before `-f` on the routes that one command is. */
const programs: Partial<Record<RouteId, string>> = {
  'client-side-apply': 'kubectl apply',
  'server-side-apply': 'kubectl apply --server-side',
  'server-dry-run': 'kubectl apply --dry-run=server',
  create: 'kubectl create',
}

/** What stands before `-f` on a route that is one command of kubectl: `kubectl apply`; null for every other. */
export function deliveryProgram(route: RouteId): string | null {
  return programs[route] ?? null
}

/**
 * The command of a shell that delivers these files on a route, ready to run beside them; null where the route is no
 * single command.
 */
export function deliveryCommand(route: RouteId, files: readonly string[]): string | null {
  const program = programs[route]
  if (program === undefined || files.length === 0) return null
  const folder = files.length > mostNamed ? commonFolder(files) : null
  if (folder === null) return [program, ...files.map(file => `-f ${shellArgument(file)}`)].join(' ')
  const isDeep = files.some(file => file.indexOf('/', folder.length + 1) !== -1)
  return `${program}${isDeep ? ' -R' : ''} -f ${shellArgument(folder)}`
}

/** Files as words of a shell: few by their names, many by the folder that holds all of them where there is one. */
export function namedFiles(files: readonly string[]): readonly string[] {
  const folder = files.length > mostNamed ? commonFolder(files) : null
  return folder === null ? files.map(shellArgument) : [shellArgument(folder)]
}

/** More files than this are named by the folder that holds all of them. */
const mostNamed = 3

/** The deepest folder that all files are in; null where there is none. */
function commonFolder(files: readonly string[]): string | null {
  const [first = [], ...others] = files.map(file => file.split('/').slice(0, -1))
  const parting = first.findIndex((part, index) => others.some(folders => folders[index] !== part))
  const common = parting === -1 ? first : first.slice(0, parting)
  return common.length === 0 ? null : common.join('/')
}

/** A path as one word of a POSIX shell; quoted only where it must be, and never taken for an option. */
export function shellArgument(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path
  return /^[\w./@:+,=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`
}
