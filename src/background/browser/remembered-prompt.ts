/** The prompt window with its memory, which outlives the worker. */
import { SHOWN_REQUEST } from '../../messaging/approval.ts';
import { PANEL_OF_REQUESTS } from '../../messaging/panel-of-requests.ts';
import { createMemory } from './memory.ts';
import { createPromptWindow, type PromptWindow } from './prompt-window.ts';

/** @param opening called when the window is about to be opened */
export const rememberedPrompt = (opening: () => void): PromptWindow =>
  createPromptWindow(
    createMemory('prompt-window'),
    createMemory(SHOWN_REQUEST),
    createMemory(PANEL_OF_REQUESTS),
    opening,
  );
