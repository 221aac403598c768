// The function file of the manifest: buttons that act without a pane.

Office.onReady();
