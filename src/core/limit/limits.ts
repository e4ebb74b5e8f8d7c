import { bytes } from '../bytes'
import type { AnswerFacts, Limit, LimitId } from './limit'

const KiB = 1024
const MiB = 1024 * KiB

/** Every limit that is judged, in the order in which a write meets them (limits facts, section 0). No limit is written anywhere else. */
export const limits: readonly Limit[] = [
  {
    id: 'apiserver.body',
    max: bytes(3 * MiB),
    enforcedBy: 'kube-apiserver',
    answer: facts => `${serverError(facts, ' (RequestEntityTooLarge)')}Request entity too large: limit is ${3 * MiB}`,
    flag: null,
    origin:
      'kubernetes/apiserver pkg/server/config.go: MaxRequestBodyBytes; pkg/endpoints/handlers/rest.go: limitedReadBody',
  },
  {
    id: 'meta.annotations',
    max: bytes(256 * KiB),
    enforcedBy: 'kube-apiserver',
    answer: facts => invalid(facts, `metadata.annotations: Too long: may not be more than ${256 * KiB} bytes`),
    flag: null,
    origin: 'kubernetes/apimachinery pkg/api/validation/objectmeta.go: ValidateAnnotationsSize',
  },
  {
    id: 'apply.last-applied',
    max: bytes(256 * KiB),
    enforcedBy: 'kube-apiserver',
    answer: facts => invalid(facts, `metadata.annotations: Too long: may not be more than ${256 * KiB} bytes`),
    flag: null,
    origin: 'kubernetes/kubectl pkg/util/apply.go: GetModifiedConfiguration; the check is that of meta.annotations',
  },
  {
    id: 'configmap.data',
    max: bytes(1 * MiB),
    enforcedBy: 'kube-apiserver',
    // The field prints as [], the root path, because ValidateConfigMap checks the object as a whole.
    answer: facts => invalid(facts, `[]: Too long: may not be more than ${1 * MiB} bytes`),
    flag: null,
    origin: 'kubernetes/kubernetes pkg/apis/core/validation/validation.go: ValidateConfigMap; MaxSecretSize',
  },
  {
    id: 'secret.data',
    max: bytes(1 * MiB),
    enforcedBy: 'kube-apiserver',
    answer: facts => invalid(facts, `data: Too long: may not be more than ${1 * MiB} bytes`),
    flag: null,
    origin: 'kubernetes/kubernetes pkg/apis/core/validation/validation.go: ValidateSecret; MaxSecretSize',
  },
  {
    id: 'etcd.client.send',
    max: bytes(2 * MiB),
    enforcedBy: 'kube-apiserver (etcd client)',
    answer: facts =>
      `${serverError(facts)}rpc error: code = ResourceExhausted desc = trying to send message larger than max (${facts.bytes} vs. ${2 * MiB})`,
    flag: null,
    origin:
      'etcd-io/etcd client/v3/options.go; kubernetes/apiserver pkg/storage/storagebackend/factory/etcd3.go leaves it unset',
  },
  {
    id: 'etcd.request',
    max: bytes(1.5 * MiB),
    enforcedBy: 'etcd',
    answer: facts => `${serverError(facts)}etcdserver: request is too large`,
    flag: '--max-request-bytes',
    origin:
      'etcd-io/etcd server/embed/config.go: DefaultMaxRequestBytes; server/etcdserver/v3_server.go: processInternalRaftRequestOnce',
  },
]

/** The row of an id. */
export function limitOf(id: LimitId): Limit {
  const limit = byId.get(id)
  if (!limit) throw new Error(`no limit ${id}`)
  return limit
}

const byId: ReadonlyMap<LimitId, Limit> = new Map(limits.map(limit => [limit.id, limit]))

/** kubectl prints validation errors by kind and name, without the file and without the API group. */
function invalid({ kind, name }: AnswerFacts, cause: string): string {
  return `The ${kind} "${name}" is invalid: ${cause}`
}

function serverError({ file }: AnswerFacts, reason = ''): string {
  const wrapped = file === null ? '' : `error when creating "${file}": `
  return `Error from server${reason}: ${wrapped}`
}
