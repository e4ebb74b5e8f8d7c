export const intake = {
  empty: {
    question: 'Does your manifest fit?',
    answer:
      'Plimsoll measures Kubernetes manifests in the bytes that count, shows which limit they meet, and splits them so that they fit.',
    hint: 'Drop YAML or JSON files, folders, zip, tar or gzip anywhere on this page, or paste with <k>{{modifier}}</k> <k>{{key}}</k>.',
    choose: 'Choose files',
    chooseFolder: 'Choose a folder',
    samples: 'No file at hand? Open a sample:',
    ladder: 'limits, in bytes',
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
      text: '29 resources, 1.8 MB of YAML. <c>kubectl apply</c> cannot keep its copy of one CRD.',
    },
    dashboards: {
      title: 'Dashboards',
      limit: 'ConfigMap data',
      text: 'A list of ConfigMaps: too much for one bundle, fine as two.',
    },
  },
}
