/** Whether login methods that are made here can ask for personal information too: those of a virtual identity do not. */
import { createContext } from 'preact';

export const OffersPersonal = createContext(true);
