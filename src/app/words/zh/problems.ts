import { archiveProblems } from './archive-problems'
import { chartProblems } from './chart-problems'

export const problems = {
  problems: {
    title: '问题',
    error: '错误',
    warning: '警告',
    at: '{{source}}，第 {{line}} 行，第 {{column}} 列',
    rest_other: '其余 {{count}} 个文档照常分析。',
    show: '查看',
    showFor: '查看 {{source}} 第 {{line}} 行',
    more_other: '再显示 {{count}} 个',
    shownOf: '显示 {{shown}} / {{count}}。',
  },
  valueType: {
    null: 'null',
    bool: '布尔值',
    number: '数字',
    string: '文本',
    array: '列表',
    sequence: '列表',
    object: '对象',
    mapping: '映射',
    integer: '整数',
    'integer from 2^63 on': '2^63 及以上的整数',
  },
  problem: {
    ...archiveProblems,
    ...chartProblems,
    'source-empty': { what: '只有空白', fix: '请导入一份清单。' },
    'source-binary': { what: '这不是文本', fix: '也不是 zip、tar 或 gzip。请导入 YAML 或 JSON。' },
    'source-too-large': { what: '从这里开始的文档超过一次能读取的 {{max}} 字节', fix: '请分批导入，或使用命令行。' },
    'source-not-utf8': { what: '{{count}} 个字节不是 UTF-8；kubectl 会把每个读作 U+FFFD', fix: '请将文件存为 UTF-8。' },
    'separator-content': {
      what: 'kubectl 拒绝此文件：--- 之后有“{{text}}”',
      fix: '请将它另起一行：--- 之后只能有空白或注释。',
    },
    directive: { what: 'kubectl 因指令“{{text}}”而拒绝此文件', fix: '请删除该行。' },
    'after-document-end': { what: 'kubectl 不会读取这个文档：它在 “...” 之后', fix: '请在它前面加上 ---。' },
    'json-separator': {
      what: 'JSON 文档之间有分隔符，而 kubectl 在此不接受',
      fix: '请删除它，或把所有文档写成 YAML。',
    },
    'yaml-syntax': { what: '不是有效的 YAML：{{reason, syntax}}', fix: '请在此处更正。' },
    'json-syntax': { what: '不是有效的 JSON：{{reason, syntax}}', fix: '请在此处更正。' },
    'tab-indentation': { what: '用制表符缩进', fix: '请换成空格。' },
    'control-character': { what: '不允许控制字符 {{codePoint}}', fix: '请删除它，或在双引号中转义书写。' },
    'document-too-large': {
      what: '文档超过此处可读取的大小（多于 {{max}} 个词元）',
      fix: '请拆分，或改用 JSON。',
    },
    'too-deep': { what: '嵌套超过 {{max}} 层', fix: '超出此处能读取的深度。' },
    'line-too-long': { what: '一行有 {{bytes}} 字节，超过此处能读取的 {{max}} 字节', fix: '请拆行。' },
    'alias-unknown': { what: '别名 *{{name}} 之前没有锚点', fix: '请定义 &{{name}}，或写出完整的值。' },
    'alias-excess': { what: '别名展开后远大于此处所写；kubectl 会拒绝', fix: '请写出完整的值。' },
    'merge-not-map': { what: '合并键（<<）没有映射', fix: '请给它一个映射或映射列表。' },
    'tag-value': { what: '“{{text}}”不能读作 {{tag}}', fix: '请更正该值或去掉标签。' },
    'number-not-finite': { what: '{{text}} 没有 JSON 写法；kubectl 会拒绝', fix: '若意为文本，请加引号。' },
    'negative-zero': {
      what: '-0（此文档中 {{count}} 处）在任何包中都是 0',
      fix: '只有 JSON 文件能写 -0。kubectl 把它作为 0 发送，把 -0.0 作为 -0 发送。',
    },
    'duplicate-key': {
      what: '键“{{key}}”出现两次；kubectl 取后一个',
      fix: '它先出现在第 {{firstLine}} 行。请删除一个。',
    },
    'key-collision': {
      what: '键 {{first}} 和 {{second}} 都会变成“{{key}}”',
      fix: 'kubectl 保留哪个是随机的：请加引号或改名。',
    },
    'key-not-text': { what: 'kubectl 拒绝类型为 {{found}} 的键', fix: '请加引号。' },
    'key-too-long': { what: 'kubectl 拒绝超过 {{max}} 个字符的键', fix: '请缩短。' },
    'key-reads-as': { what: 'kubectl 把键 {{text}} 读作“{{key}}”', fix: '若意为文本，请加引号。' },
    'not-an-object': { what: '此文档是 {{found}}，不是对象', fix: '对象应有 apiVersion、kind 和 metadata。' },
    'no-kind': { what: '此对象没有 kind', fix: '请补上 kind。' },
    'no-api-version': { what: '此对象没有 apiVersion', fix: '请补上 apiVersion。' },
    'no-name': { what: '此对象没有 metadata.name', fix: '请补上：kubectl apply 拒绝此对象，服务器拒绝创建它。' },
    'generate-name': { what: 'generateName “{{prefix}}” 只能用于 kubectl create', fix: '若要 apply，请给它一个名称。' },
    'field-type': {
      what: '{{path}} 应为 {{expected}}，却是 {{found}}；kubectl 会拒绝此文档',
      fix: '若意为文本，请给值加引号。',
    },
    'annotation-null': {
      what: '注解“{{key}}”为 null：1.33 之前的 kubectl 会因此丢失此对象的全部注解',
      fix: '请删除它，或写成 ""。',
    },
    'list-in-list': {
      what: 'List 中还有 List：kubectl 会拒绝，一项也不发送',
      fix: '请把其中各项提出来。此处逐项测量和拆分。',
    },
    'list-item-not-object': {
      what: '此 List 的第 {{index}} 项是 {{found}}，不是对象；kubectl 会拒绝',
      fix: '请删除它，或补上 apiVersion、kind 和 metadata。',
    },
    'list-without-items': { what: '此 List 没有任何项', fix: '请添加项或删除此 List。' },
    'list-items-type': {
      what: '此 List 的 items 是 {{found}}，不是数组；kubectl 会拒绝整个 List',
      fix: '请在每一项前加上短横线。其文本保留在 unparsed/ 中。',
    },
    'items-field': {
      what: 'kubectl 把带有“items”字段的对象当作 List',
      fix: '该字段为 {{found}} 时会被拒绝，为 null 时什么也不发送。请改名。',
    },
    'list-metadata-dropped': { what: 'List 自身的元数据（{{keys}}）不会被使用', fix: 'kubectl 只发送其中各项。' },
    'list-fields-dropped': {
      what: '此 List 中 items 以外的字段（{{keys}}）不会被使用',
      fix: 'kubectl 只发送其中各项。',
    },
    'kind-unknown': {
      what: '{{apiVersion}} {{kind}} 既非内置，也没有在此由 CRD 定义',
      fix: '按有命名空间的自定义资源测量。要确定，请导入它的 CRD。',
    },
    'field-unknown': {
      what: 'API server 不认识 {{path}}',
      fix: '经 kubectl 提交会因此被拒绝，经其他客户端则该字段被悄悄丢弃：请检查拼写和缩进。',
    },
    'field-refused': {
      what: 'API server 拒绝 {{path}}：需要 {{expected}}，实际是 {{found}}',
      fix: '请按所需类型书写；在此之前大小是估计值。',
    },
    'field-too-deep': { what: 'API server 拒绝 {{path}}：嵌套过深', fix: '请减少嵌套。' },
    'quantity-invalid': { what: '{{path}} 不是有效的数量', fix: '请写成带单位的数字，例如 500m 或 2Gi。' },
    'time-invalid': { what: '{{path}} 不是有效的时间', fix: '请按 RFC 3339 书写，例如 2026-01-31T12:00:00Z。' },
    'duration-invalid': { what: '{{path}} 不是有效的时长', fix: '请带单位书写，例如 1h30m。' },
    'base64-invalid': { what: '{{path}} 不是有效的 base64', fix: '请编码该值，或把明文放入 stringData。' },
    'kind-removed': { what: 'Kubernetes {{release}} 已移除该种类的这个版本', fix: '请改用仍在提供的版本。' },
    'kind-not-stored': { what: 'API server 会应答该种类，但不保存其对象', fix: '它不会进入 etcd。' },
    'argument-too-long': {
      what: '{{path}} 按 Linux 的算法有 {{bytes}} 字节：参数或变量超过 {{max}} 时容器无法启动',
      fix: '请从 ConfigMap 或 Secret 把该文本挂载为文件。',
    },
    'rules-too-large': {
      what: '这些规则写成 YAML 约 {{bytes}} 字节：Prometheus Operator 之后会拒绝超过 {{max}} 的 PrometheusRule，且只写在它的日志里',
      fix: '请把规则组分到多个 PrometheusRule。',
    },
    'chart-content-too-large': {
      what: 'chartContent 有 {{bytes}} 字节：k3s 会把它复制进一个 ConfigMap，后者最多 {{max}}',
      fix: '请用 repo、chart 和 version 或 OCI 地址指定 chart。',
    },
    'many-definitions': {
      what: '输入中有 {{count}} 个 CRD：约从 {{from}} 个起，kubectl 查询集群的种类会分批变慢',
      fix: '只安装用到的 CRD，并分阶段安装。',
    },
    'other-helm-template': { what: '这是 Helm 模板，不是清单', fix: '运行 helm template NAME CHART，粘贴它的输出。' },
    'other-kustomization': {
      what: '这是 kustomization，不是清单：不计入',
      fix: 'kubectl apply -f 会拒绝它并发送其余；kubectl apply -k、Argo CD 与 Flux 会对它运行 kustomize。kubectl kustomize DIR 可打印结果。',
    },
    'other-data': {
      what: '此文件没有任何文档写明 kind：不是清单，不计入',
      fix: 'kubectl apply -f 会拒绝它（未设置 kind）并发送其余。',
    },
    'other-config': {
      what: '{{kind}} 由 {{tool}} 读取，API server 不认识它：不计入',
      fix: 'kubectl apply 会拒绝它（版本“{{apiVersion}}”中没有该 kind）并发送其余。',
    },
    'other-values': {
      what: '这是 Helm chart 的 values 文件，不是清单',
      fix: '运行 helm template NAME CHART --values FILE，粘贴它的输出。',
    },
    'other-chart': {
      what: '这是 Helm chart 的 Chart.yaml，不是清单',
      fix: '运行 helm template NAME CHART，粘贴它的输出。',
    },
    'other-dockerfile': { what: '这是 Dockerfile，不是清单', fix: '粘贴运行该镜像的清单。' },
    'other-compose': { what: '这是 Compose 文件，不是清单', fix: '运行 kompose convert --stdout，粘贴它的输出。' },
    'other-terraform': {
      what: '这是 Terraform 配置，不是清单',
      fix: '粘贴它所应用的清单，可用 kubectl get -o yaml 取得。',
    },
    'other-shell': { what: '这是 shell 脚本，不是清单', fix: '粘贴它所应用的清单。' },
    'duplicate-resource': {
      what: '{{id}} 已经出现过',
      fix: '它在 {{firstSource}} 第 {{firstLine}} 行：后一个会覆盖前一个。请删除一个。',
    },
  },
}
