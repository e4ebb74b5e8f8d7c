import type { RouteId } from '../route'

/** What stands before `-f` on the routes that one command is. */
const programs: Partial<Record<RouteId, string>> = {
  'client-side-apply': 'kubectl apply',
  'server-side-apply': 'kubectl apply --server-side',
  'server-dry-run': 'kubectl apply --dry-run=server',
  create: 'kubectl create',
}

/** The command of a shell that delivers these files on a route, ready to run beside them; null where the route is no single command. */
export function deliveryCommand(route: RouteId, files: readonly string[]): string | null {
  const program = programs[route]
  if (program === undefined || files.length === 0) return null
  return [program, ...files.map(file => `-f ${shellArgument(file)}`)].join(' ')
}

/** A path as one word of a POSIX shell; quoted only where it must be, and never taken for an option. */
export function shellArgument(path: string): string {
  const safe = path.startsWith('-') ? `./${path}` : path
  return /^[\w./@:+,=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`
}
