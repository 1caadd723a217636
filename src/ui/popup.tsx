/** Entry of popup.html: loads its styles and starts it. */
import { keepFocus } from './keep-focus.ts';
import './style/popup.css';
import { findLastPicture } from './last-picture.ts';
import { mount } from './mount.tsx';
import { Popup } from './popup/popup.tsx';
import { fitWindow } from './popup/window-size.ts';

keepFocus();
fitWindow();
mount(<Popup />, findLastPicture());
