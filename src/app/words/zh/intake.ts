export const intake = {
  empty: {
    question: '你的清单放得下吗？',
    answer: 'Plimsoll 按真正计数的字节测量 Kubernetes 清单，指出会碰到哪个上限，并把它拆分到放得下为止。',
    hint: '把 YAML 或 JSON 文件、文件夹、zip、tar 或 gzip 拖到页面任意位置，或用 <k>{{modifier}}</k> <k>{{key}}</k> 粘贴。',
    choose: '选择文件',
    chooseFolder: '选择文件夹',
    samples: '手边没有文件？打开一个示例：',
    ladder: '上限（字节）',
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
      text: '29 个资源，1.8 MB 的 YAML。<c>kubectl apply</c> 放不下其中一个 CRD 的副本。',
    },
    dashboards: {
      title: '仪表盘',
      limit: 'ConfigMap 数据',
      text: '一个 ConfigMap 列表：一个包放不下，两个就可以。',
    },
  },
}
