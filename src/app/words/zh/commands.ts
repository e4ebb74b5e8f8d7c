export const commands = {
  command: {
    open: '搜索或执行',
    title: '搜索或执行',
    field: '资源、视图、部署方式、度量或设置',
    found: '命令',
    none: '没有名为“{{typed}}”的内容。',
    hint: '方向键选择，Enter 执行。资源按名称查找。',
    group: {
      view: '视图',
      source: '来源',
      way: '部署方式',
      measure: '度量',
      picture: '图',
      plan: '方案',
      setting: '设置',
      page: '页面',
      resource: '资源',
    },
    key: {
      commands: '搜索或执行命令',
      undo: '撤销上一次改动或对计划的更改',
      redo: '重做',
      copy: '复制下一步的命令',
      filter: '筛选表格',
      help: '本页说明',
    },
  },
}
