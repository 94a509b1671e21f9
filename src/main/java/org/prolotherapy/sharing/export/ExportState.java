package org.prolotherapy.sharing.export;

/** What has become of an export. */
public enum ExportState {
    /** It is being written. */
    RUNNING,
    /** Its files can be fetched. */
    DONE,
    /** It was given up. */
    FAILED
}
