export const intake = {
  empty: {
    question: '你的清单放得下吗？',
    answer: 'Kubernetes 对发送、存储和注解的大小都有上限。查看你的清单会碰到哪个上限，以及该改用什么命令。',
    field: '粘贴清单，或你遇到的报错',
    fieldNext: '粘贴它所指的清单',
    placeholder:
      'apiVersion: …\n或：metadata.annotations: Too long: may not be more than 262144 bytes\n或：etcdserver: request is too large',
    drops: '也可把文件、文件夹、.zip、.tar.gz 拖到任意位置',
    analyze: '分析',
    analyzeKeys: '或按 Ctrl Enter',
    neither: '既不是清单，也不是此处已知的报错。',
    closest: '最接近的是{{limit}}的上限：',
    choose: '选择文件',
    chooseFolder: '选择文件夹',
    samples: '或打开一个示例',
    ladder: '上限（字节）',
    carriers: 'ConfigMap、Secret、Helm release',
    ladderLabel: '上限：{{list}}',
    drop: '松开即可分析',
  },
  archive: {
    title: '{{name}} 是压缩包',
    text_other: '已测量其中的 {{count}} 个清单。',
    unpack: '在此解压以查看和编辑',
  },
  sample: {
    'operator-with-crds': {
      title: '带 CRD 的 Operator',
      limit: '注解',
      text: '29 个资源，1.8 MB。kubectl apply 拒绝其中一个 CRD。',
    },
    dashboards: {
      title: '仪表盘',
      limit: 'ConfigMap 数据',
      text: '33 个 ConfigMap，1.06 MB。一个 ConfigMap 放不下。',
    },
    chart: {
      title: 'Helm chart',
      limit: 'release Secret',
      text: '5 个资源，560 kB。release 同时保存模板和清单。',
    },
    error: {
      title: '只有报错',
      limit: '请求体',
      text: 'Request entity too large: limit is 3145728',
    },
  },
}
