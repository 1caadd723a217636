/** Entry of prompt.html. Draws the prompt window and nothing else. */
import './style/common.css';
import './style/prompt.css';
import './style/request.css';
import { mount } from './mount.tsx';
import { PromptWindow } from './prompt/prompt-window.tsx';

mount(<PromptWindow />);
