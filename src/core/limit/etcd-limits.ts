import { bytes } from '../bytes'
import { MiB, serverError } from './answers'
import type { LimitRow } from './limit'

/**
 * What stands between kube-apiserver and what is kept, in the order met (limits facts, section 1; measured, section 4).
 */
export const etcdLimits = [
  {
    id: 'etcd.client.send',
    unit: 'bytes',
    max: bytes(2 * MiB),
    refuses: 'over',
    counts:
      'the transaction that kube-apiserver sends: stored value, key twice or three times, and what is around them',
    enforcedBy: 'kube-apiserver (etcd client)',
    answers: [
      {
        versions: null,
        text: facts =>
          serverError(
            facts,
            `rpc error: code = ResourceExhausted desc = trying to send message larger than max (${facts.bytes} vs. ${facts.max})`,
          ),
      },
    ],
    raise: null,
    since: null,
    origin:
      'etcd-io/etcd client/v3/options.go; kubernetes/apiserver pkg/storage/storagebackend/factory/etcd3.go leaves it unset',
  },
  {
    id: 'etcd.grpc.recv',
    unit: 'bytes',
    max: bytes(2 * MiB),
    refuses: 'over',
    counts: 'the same transaction, as etcd receives it: --max-request-bytes and 524,288 bytes',
    enforcedBy: 'etcd',
    answers: [
      {
        versions: null,
        text: facts => serverError(facts, `grpc: received message larger than max (${facts.bytes} vs. ${facts.max})`),
      },
    ],
    raise: 'follows --max-request-bytes of etcd',
    since: null,
    origin: 'etcd-io/etcd server/config/config.go: grpcOverheadBytes; server/etcdserver/api/v3rpc/grpc.go',
  },
  {
    id: 'etcd.quota',
    unit: 'bytes',
    max: bytes(2048 * MiB),
    refuses: 'at',
    counts: 'the database of etcd, and 256 bytes, key and value of what is written',
    enforcedBy: 'etcd',
    answers: [{ versions: null, text: facts => serverError(facts, 'etcdserver: mvcc: database space exceeded') }],
    raise: '--quota-backend-bytes of etcd; it warns above 8,589,934,592',
    since: null,
    origin: 'etcd-io/etcd server/storage/quota.go',
  },
  {
    id: 'etcd.request',
    unit: 'bytes',
    max: bytes(1.5 * MiB),
    refuses: 'over',
    counts: 'the request that etcd makes of the transaction: stored value, 2 × key and 40 bytes for a new object',
    enforcedBy: 'etcd',
    answers: [{ versions: null, text: facts => serverError(facts, 'etcdserver: request is too large') }],
    raise: '--max-request-bytes of etcd; above about 2 MiB kube-apiserver itself refuses (etcd.client.send)',
    since: null,
    origin:
      'etcd-io/etcd server/embed/config.go: DefaultMaxRequestBytes; server/etcdserver/v3_server.go: processInternalRaftRequestOnce',
  },
  {
    id: 'kine.grpc',
    unit: 'bytes',
    max: bytes(2 * MiB),
    refuses: 'over',
    counts: 'the transaction, as kine receives it; it has no limit of 1.5 MiB',
    enforcedBy: 'kine (k3s with SQL)',
    // The client of kube-apiserver refuses the same bytes before they are sent.
    answers: [],
    raise: null,
    since: null,
    origin: 'k3s-io/kine pkg/endpoint/endpoint.go',
  },
  {
    id: 'eks.db',
    unit: 'bytes',
    max: bytes(8192 * MiB),
    refuses: 'at',
    counts: 'the database of etcd of an EKS cluster; full, it can only be read',
    enforcedBy: 'Amazon EKS',
    answers: [],
    raise: null,
    since: null,
    origin: 'AWS EKS user guide, page "clusters" (documented, not read in code)',
  },
] as const satisfies readonly LimitRow[]
