import { formatCount } from '../bytes'
import type { LaterVerdict } from '../verdict'

/** What comes of a write after the first that does not go as the first did, in English. */
export function laterText({ write, outcome, request, max }: LaterVerdict): string {
  const [, what = ''] = write.split('/')
  const sizes = max === null ? `${formatCount(request)} bytes` : `${formatCount(request)} of ${formatCount(max)}`
  if (what === 'crd-status') {
    return outcome === 'refused'
      ? `created but never Established: its status is refused (${sizes})`
      : `its managedFields are dropped with its status, and with them who owns what (${sizes})`
  }
  const next = `the next ${nextWrites[what] ?? what}`
  return outcome === 'refused'
    ? `fits once; ${next} is refused (${sizes})`
    : `${next} drops its managedFields, and with them who owns what (${sizes})`
}

const nextWrites: Readonly<Record<string, string>> = {
  replace: '`kubectl replace`',
  'client-side-apply': '`kubectl apply`',
  'server-side-apply': '`kubectl apply --server-side`',
}
