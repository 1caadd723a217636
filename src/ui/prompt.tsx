/** Entry of prompt.html: loads its styles and starts it. */
import './style/common.css';
import './style/prompt.css';
import './style/request.css';
import { growWithZoom } from './grow-with-zoom.ts';
import { keepFocus } from './keep-focus.ts';
import { mount } from './mount.tsx';
import { PromptWindow } from './prompt/prompt-window.tsx';
import { findPlaceOfPrompt, isPromptAtSide } from './side-panel.ts';

function start(): void {
  keepFocus();
  mount(<PromptWindow />);
  // As prompt.css has it.
  if (!isPromptAtSide()) growWithZoom({ width: 400, height: 640 });
}

const place = findPlaceOfPrompt();
if (place === undefined) start();
else void place.then(start);
