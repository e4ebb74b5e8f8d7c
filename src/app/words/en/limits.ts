import { answerVersions, type LimitId, limits } from '../../../core/limit'
import { limitNames } from '../../../core/words'

export const limitWords = {
  clusterLimits: {
    title: 'Limits',
    preset: 'Cluster',
    name: { kubernetes: 'Kubernetes, defaults', 'k3s-sql': 'k3s with SQL (kine)', 'etcd-raised': 'etcd, raised' },
    note: {
      kubernetes: 'The defaults of Kubernetes and etcd.',
      'k3s-sql':
        'There is no limit of 1.5 MiB; above 2 MiB the API server itself refuses. On etcd the same object fails.',
      'etcd-raised':
        'etcd with --max-request-bytes=10485760. It gains at most 2 MiB: the API server sends no larger message to etcd, and has no flag for that.',
    },
    margin: 'Tight above',
    unit: 'bytes',
    wrong: 'A size is wanted, of one byte or more: 1572864, 1.5 MiB or 500 kB.',
    wrongShare: 'A share is wanted, over 0 and up to 100 %.',
    takeBack: 'Back to the default: {{limit}}',
    backTo: 'back to {{max}}',
    backToNone: 'back to no limit',
    reset: 'Back to the defaults',
  },
  limitFacts: {
    of: 'Limit: {{limit}}',
    all: 'Every limit',
    dryRun: 'A dry run on the server stops before anything is stored: it never sees the limits of etcd.',
    enforcedBy: 'enforced by',
    counts: 'counts',
    refuses: 'refuses',
    over: 'what is larger',
    at: 'what is as large or larger',
    under: 'what is smaller',
    raise: 'raised by',
    since: 'since',
    origin: 'source',
    answers: 'answers',
    answersIn: 'answers ({{versions}})',
    max: '{{max}} bytes',
    none: 'not enforced there',
  },
  limit: limitNames,
  answerVersions,
  /** How each limit is raised. */
  limitRaise: Object.fromEntries(limits.map(({ id, raise }) => [id, raise ?? 'nothing: it is fixed'])) as Record<
    LimitId,
    string
  >,
  /** What each limit counts: the table of limits says it in English. */
  limitCounts: Object.fromEntries(limits.map(({ id, counts }) => [id, counts])) as Record<LimitId, string>,
}
