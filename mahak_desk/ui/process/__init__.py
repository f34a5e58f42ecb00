"""The program as a process: started once, ended in stages, outliving its own faults."""
