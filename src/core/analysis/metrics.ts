export type MetricId =
  | 'etcd_mvcc_db_total_size_in_bytes'
  | 'etcd_mvcc_db_total_size_in_use_in_bytes'
  | 'etcd_server_proposals_failed_total'
  | 'apiserver_storage_size_bytes'
  | 'apiserver_resource_objects'
  | 'apiserver_request_body_size_bytes'
  | 'apiserver_request_total'

/** A metric worth watching for size, with a query ready to use. */
export interface Metric {
  readonly id: MetricId
  /** PromQL. */
  readonly query: string
  /** The alert of the rule, null for a query only. */
  readonly alert: {
    readonly name: string
    readonly expr: string
    readonly for: string
    readonly summary: string
  } | null
  /** Who exposes it and since when, and where that was read, in English; the page has it in the person's language. */
  readonly source: string
}

/** What etcd and the API server expose about size. Names and versions as read; an alert's threshold is a proposal. */
export const metrics: readonly Metric[] = [
  {
    id: 'etcd_mvcc_db_total_size_in_bytes',
    query: 'etcd_mvcc_db_total_size_in_bytes / etcd_server_quota_backend_bytes',
    alert: {
      name: 'EtcdQuotaNearlyFull',
      expr: '(etcd_mvcc_db_total_size_in_bytes / etcd_server_quota_backend_bytes) > 0.80',
      for: '10m',
      summary:
        'The database file of etcd {{ $labels.instance }} is over 80 % of its quota; at 100 % etcd refuses every write.',
    },
    source: 'etcd 3.3 and later (etcd CHANGELOG-3.4, pull 9820): file size against --quota-backend-bytes',
  },
  {
    id: 'etcd_mvcc_db_total_size_in_use_in_bytes',
    query: 'etcd_mvcc_db_total_size_in_bytes - etcd_mvcc_db_total_size_in_use_in_bytes',
    alert: {
      name: 'EtcdNeedsDefragmentation',
      expr: '(etcd_mvcc_db_total_size_in_use_in_bytes / etcd_mvcc_db_total_size_in_bytes) < 0.5 and etcd_mvcc_db_total_size_in_use_in_bytes > 104857600',
      for: '30m',
      summary:
        'Less than half of the database file of etcd {{ $labels.instance }} is in use: defragmentation gives the rest back.',
    },
    source: 'etcd 3.3 and later: what compaction has left free in the file',
  },
  {
    id: 'etcd_server_proposals_failed_total',
    query: 'rate(etcd_server_proposals_failed_total[15m])',
    alert: null,
    source: 'etcd: writes that did not go through raft, for any reason',
  },
  {
    id: 'apiserver_storage_size_bytes',
    query: 'apiserver_storage_size_bytes',
    alert: null,
    source:
      'kube-apiserver 1.28 and later; before, apiserver_storage_db_total_size_in_bytes (1.26, 1.27) and etcd_db_total_size_in_bytes. The way to see it on managed control planes',
  },
  {
    id: 'apiserver_resource_objects',
    query: 'topk(10, apiserver_resource_objects)',
    alert: null,
    source: 'kube-apiserver 1.34 and later; before, apiserver_storage_objects',
  },
  {
    id: 'apiserver_request_body_size_bytes',
    query: 'histogram_quantile(0.99, sum by (resource, verb, le) (rate(apiserver_request_body_size_bytes_bucket[5m])))',
    alert: null,
    source: 'kube-apiserver, alpha: bodies by resource and verb, to be held against 3145728',
  },
  {
    id: 'apiserver_request_total',
    query: 'sum by (resource, verb) (increase(apiserver_request_total{code="413"}[15m]))',
    alert: {
      name: 'ApiServerRefusesLargeBodies',
      expr: 'sum by (resource, verb) (increase(apiserver_request_total{code="413"}[15m])) > 0',
      for: '0m',
      summary: 'kube-apiserver refused a body over 3145728 bytes: {{ $labels.verb }} {{ $labels.resource }}.',
    },
    source:
      'kube-apiserver, stable: HTTP 413 is RequestEntityTooLarge (kubernetes/apiserver pkg/endpoints/handlers/rest.go)',
  },
]

/** The alerts as a PrometheusRule of the Prometheus operator, ready to apply. */
export function prometheusRule(): string {
  const rules = metrics.flatMap(({ alert }) => {
    if (!alert) return []
    return [
      `    - alert: ${alert.name}`,
      `      expr: ${JSON.stringify(alert.expr)}`,
      `      for: ${alert.for}`,
      '      labels:',
      '        severity: warning',
      '      annotations:',
      `        summary: ${JSON.stringify(alert.summary)}`,
    ]
  })
  return `${[
    'apiVersion: monitoring.coreos.com/v1',
    'kind: PrometheusRule',
    'metadata:',
    '  name: manifest-size',
    '  namespace: monitoring',
    'spec:',
    '  groups:',
    '  - name: manifest-size.rules',
    '    rules:',
    ...rules,
  ].join('\n')}\n`
}
