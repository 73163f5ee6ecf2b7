import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';

const szyd = JSON.parse(readFileSync(new URL('../src/szyd.json', import.meta.url), 'utf8'));
const folder = new URL('../../../workflows/taobei/', import.meta.url);
const shipped = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));

const read = (xml) => new BpmnModdle({ szyd }).fromXML(xml);
const ofType = (elements, type) => Object.values(elements).filter((element) => element.$type === type);

// What the reader of definitions takes, as its source lists it.
const reader = readFileSync(new URL('../../SanzhongYida.Processes/Reading/ProcessReader.cs', import.meta.url), 'utf8');
const onNodes = reader.match(/OnNodes = \[([^\]]+)\]/)[1].match(/\w+/g).filter((name) => name !== 'result');

test('every attribute the machine reads from a node is known and survives', async () => {
  assert.ok(onNodes.includes('topic') && onNodes.includes('retry'));
  const attributes = onNodes.map((name) => `szyd:${name}="1"`).join(' ');
  const { rootElement, elementsById, warnings } = await read(`<?xml version="1.0" encoding="UTF-8"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:szyd="urn:sanzhongyida:bpmn" id="d" targetNamespace="urn:x">
      <bpmn:process id="p" szyd:kinds="MajorDecision" szyd:version="2"><bpmn:serviceTask id="s" ${attributes} /></bpmn:process>
    </bpmn:definitions>`);
  assert.deepEqual(warnings, []);
  assert.deepEqual([elementsById.s, elementsById.p].flatMap((element) => Object.keys(element.$attrs ?? {})), []);
  assert.deepEqual(onNodes.filter((name) => elementsById.s.get(`szyd:${name}`) !== '1'), []);
  const { xml } = await new BpmnModdle({ szyd }).toXML(rootElement);
  assert.deepEqual(onNodes.filter((name) => !xml.includes(`szyd:${name}="1"`)), []);
});

test('there are shipped definitions to read', () => assert.equal(shipped.length, 4));

for (const name of shipped) {
  const xml = readFileSync(new URL(name, folder), 'utf8');

  test(`${name}: the vocabulary's attributes are known and none is a stranger`, async () => {
    const { elementsById, warnings } = await read(xml);
    assert.deepEqual(warnings, []);
    const strangers = Object.values(elementsById).flatMap((element) =>
      Object.keys(element.$attrs ?? {}).filter((key) => key.startsWith('szyd:')));
    assert.deepEqual(strangers, []);
    const [process] = ofType(elementsById, 'bpmn:Process');
    assert.match(process.get('szyd:kinds'), /^[A-Za-z ]+$/);
    assert.ok(ofType(elementsById, 'bpmn:UserTask').some((task) => task.get('szyd:step') === 'meeting'));
    assert.ok(ofType(elementsById, 'bpmn:EndEvent').every((end) => end.get('szyd:result')));
  });

  test(`${name}: nothing of the vocabulary is lost when it is written again`, async () => {
    const { rootElement } = await read(xml);
    const written = (await new BpmnModdle({ szyd }).toXML(rootElement)).xml;
    const attributes = (text) => (text.match(/szyd:[A-Za-z]+="[^"]*"/g) ?? []).sort();
    assert.ok(attributes(xml).length > 40);
    assert.deepEqual(attributes(written), attributes(xml));
  });

  test(`${name}: every node and every flow is drawn`, async () => {
    const { rootElement } = await read(xml);
    const drawn = new Set(rootElement.diagrams[0].plane.planeElement.map((shape) => shape.bpmnElement.id));
    const process = rootElement.rootElements.find((element) => element.$type === 'bpmn:Process');
    assert.deepEqual(process.flowElements.map((element) => element.id).filter((id) => !drawn.has(id)), []);
    const inLanes = process.laneSets[0].lanes.flatMap((lane) => lane.flowNodeRef.map((node) => node.id)).sort();
    const nodes = process.flowElements.filter((element) => element.$type !== 'bpmn:SequenceFlow').map((node) => node.id).sort();
    assert.deepEqual(inLanes, nodes);
  });
}
