export const charts = {
  measure: {
    source: 'As written',
    json: 'JSON',
    annotations: 'Annotations',
    request: 'Request',
    etcd: 'etcd request',
    data: 'Data',
  },
  chart: {
    title: 'Sizes',
    measure: 'Measure',
    label:
      '{{measure}} by resource, largest first. {{name}} has {{bytes}} of {{max}} bytes ({{limit}}). Over this line: {{over}}.',
    empty: 'No resource has bytes of this kind.',
    smaller_one: '{{count}} smaller, together',
    smaller_other: '{{count}} smaller, together',
    legend: {
      source: 'text as written',
      json: 'as a JSON document',
      annotations: 'annotations, kubectl’s copy included',
      ownAnnotations: 'annotations as written',
      request: 'body of the request',
      etcd: 'request to etcd',
      data: 'data of ConfigMaps and Secrets',
    },
    over: 'over the line',
    written: 'text as written',
  },
}
