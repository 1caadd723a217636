/** Entry of prompt.html: loads its styles and starts it. */
import './style/common.css';
import './style/prompt.css';
import './style/request.css';
import { mount } from './mount.tsx';
import { PromptWindow } from './prompt/prompt-window.tsx';

mount(<PromptWindow />);
