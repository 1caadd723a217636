/** Entry of prompt.html: loads its styles and starts it. */
import './style/common.css';
import './style/prompt.css';
import './style/request.css';
import { mount } from './mount.tsx';
import { growWithZoom } from './prompt/grow-with-zoom.ts';
import { PromptWindow } from './prompt/prompt-window.tsx';

mount(<PromptWindow />);
growWithZoom();
