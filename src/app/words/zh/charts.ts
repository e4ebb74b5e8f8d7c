export const charts = {
  measure: {
    source: 'YAML',
    json: 'JSON',
    annotations: '注解',
    request: '请求体',
    etcd: 'etcd 请求',
    gzip: 'gzip',
    data: '数据',
  },
  chart: {
    title: '大小',
    picture: '图形',
    ofLine: '占 {{max}}',
    measure: '度量',
    label:
      '各资源的{{measure}}，从大到小。{{name}} 为 {{bytes}} / {{max}} 字节（{{limit}}）。超过此线的有 {{over}} 个。',
    empty: '没有资源有这种字节数。',
    smaller_other: '其余 {{count}} 个较小的合计',
    legend: {
      source: '原文',
      json: '写成 JSON 文档',
      annotations: '注解，含 kubectl 的副本',
      ownAnnotations: '原有注解',
      request: '请求体',
      etcd: '发往 etcd 的请求',
      gzip: '原文的 gzip',
      data: 'ConfigMap 和 Secret 的数据',
    },
    over: '超出上限',
    written: '原文',
  },
  picture: { linear: '线性', log: '对数', table: '表格', export: '存为 {{format}}' },
}
