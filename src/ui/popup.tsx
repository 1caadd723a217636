/** The popup's page: loads its style and starts it. */
import './style/popup.css';
import { mount } from './mount.tsx';
import { Popup } from './popup/popup.tsx';

mount(<Popup />);
