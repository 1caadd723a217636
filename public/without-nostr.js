// Registered where the person turned window.nostr off: takes it away before the page's first script, if it is ours.
if (window.nostr?.isDramatis === true) delete window.nostr;
