export const intake = {
  empty: {
    question: 'Does your manifest fit?',
    answer:
      'Kubernetes limits the size of what you send, store and annotate. See which limit your manifest meets, and what to run instead.',
    field: 'Paste a manifest, or the error you got',
    fieldNext: 'Paste the manifest it is about',
    placeholder:
      'apiVersion: …\nor: metadata.annotations: Too long: may not be more than 262144 bytes\nor: etcdserver: request is too large',
    drops: 'or drop files, a folder, .zip, .tar.gz anywhere',
    analyze: 'Analyze',
    analyzeKeys: 'or Ctrl Enter',
    neither: 'Neither a manifest nor an error known here.',
    closest: 'The closest is the limit on {{limit}}:',
    choose: 'Choose files',
    chooseFolder: 'Choose a folder',
    samples: 'Or open a sample',
    ladder: 'limits, in bytes',
    carriers: 'ConfigMap, Secret, Helm release',
    ladderLabel: 'Limits: {{list}}',
    drop: 'Drop to analyze',
  },
  archive: {
    title: '{{name}} is an archive',
    text_one: '{{count}} manifest in it is analyzed.',
    text_other: '{{count}} manifests in it are analyzed.',
    unpack: 'Unpack it here to see and edit them',
  },
  sample: {
    'operator-with-crds': {
      title: 'Operator with CRDs',
      limit: 'annotations',
      text: '29 resources, 1.8 MB. kubectl apply refuses one CRD.',
    },
    dashboards: {
      title: 'Dashboards',
      limit: 'ConfigMap data',
      text: '33 ConfigMaps, 1.06 MB. Too large for one ConfigMap.',
    },
    chart: {
      title: 'Helm chart',
      limit: 'release Secret',
      text: '5 resources, 560 kB. A release keeps templates and manifest.',
    },
    error: {
      title: 'An error only',
      limit: 'request body',
      text: 'Request entity too large: limit is 3145728',
    },
  },
}
