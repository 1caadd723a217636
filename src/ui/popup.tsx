/** Entry of popup.html: loads its styles and starts it. */
import './style/popup.css';
import { findLastPicture } from './last-picture.ts';
import { mount } from './mount.tsx';
import { Popup } from './popup/popup.tsx';

mount(<Popup />, findLastPicture());
