// Registered where the person turned window.ethereum off: takes it away before the page's first script, if it is ours.
if (window.ethereum?.isDramatis === true) delete window.ethereum;
