"""New versions of this program: looked for, downloaded, proved to be the published ones, and started."""
