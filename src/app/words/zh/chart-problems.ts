export const chartProblems = {
  'chart-metadata-missing': {
    what: '这个文件夹看起来是 Helm chart，但没有 Chart.yaml；Helm 会说“Chart.yaml file is missing”',
    fix: '请选择含有 Chart.yaml 的文件夹，或写一个：apiVersion、name 和 version。',
  },
  'chart-metadata-unreadable': {
    what: 'Helm 无法读取这个 Chart.yaml（{{problem}}）',
    fix: '请在此改正：应为含 apiVersion、name 和 version 的映射。',
  },
  'chart-metadata-invalid': { what: 'Helm 拒绝此 chart：{{reason}}', fix: '请在 Chart.yaml 中改正。' },
  'chart-values-unreadable': {
    what: 'Helm 无法读取这个 values 文件（{{problem}}）',
    fix: '请在此改正。其内容不会显示。',
  },
  'chart-lock-unreadable': {
    what: 'Helm 无法读取依赖列表（{{problem}}）',
    fix: '请在此改正，或用 `helm dependency update` 重新生成。',
  },
  'chart-dependency-unreadable': {
    what: 'Helm 无法解压依赖 {{name}}（{{reason}}）',
    fix: '请用 `helm dependency update` 重新获取。它渲染出的内容未计入。',
  },
  'chart-archive-unreadable': {
    what: 'Helm 无法解压此 chart（{{reason}}）',
    fix: '请用 `helm package` 重新打包。能读取的部分已测量。',
  },
  'helmignore-invalid': {
    what: 'Helm 因模式“{{pattern}}”拒绝此 chart：{{reason}}',
    fix: '其模式与 Git 的不同：请逐层写出，或只写名称。',
  },
  'chart-not-rendered': {
    what: '{{name}} 的模板渲染成什么尚不可知：它不在任何大小和任何 bundle 中',
    fix: '请一并导入 `helm template` 的输出。',
  },
  'chart-crds-twice': {
    what: 'CRD 同时出现在 crds/ 和模板中：{{names}}',
    fix: 'Helm 先安装 crds/ 中的，随后拒绝接管不是它创建的对象。请只保留一处。',
  },
}
