/** Entry of popup.html: loads its styles and starts it. */
import './style/popup.css';
import { mount } from './mount.tsx';
import { Popup } from './popup/popup.tsx';

mount(<Popup />);
