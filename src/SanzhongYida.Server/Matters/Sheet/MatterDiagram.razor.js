// The viewer is the Designer's; this only finds it for the page.
export { show } from '../../_content/SanzhongYida.Designer/lib/bpmn/viewer.js';
