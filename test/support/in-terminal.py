"""Runs a program in a terminal of its own, and does there what a person would: see terminal.ts."""
import json, os, pty, re, select, signal, struct, sys, termios, time, fcntl

task = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(task['cwd'])
    os.execvpe(task['argv'][0], task['argv'], task['env'])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, task['columns'], 0, 0))


def descendant_called(name):
    """The process below the program that runs a file of that name."""
    below = {pid}
    for entry in sorted(filter(str.isdigit, os.listdir('/proc')), key=int):
        try:
            parent = int(open(f'/proc/{entry}/stat').read().rsplit(')', 1)[1].split()[1])
            if parent in below:
                below.add(int(entry))
                if name in open(f'/proc/{entry}/cmdline').read():
                    return int(entry)
        except OSError:
            pass
    return None


output, seen, steps = b'', 0, list(task['steps'])
deadline = time.time() + task['seconds']
while time.time() < deadline:
    if steps:
        found = re.search(steps[0]['after'].encode(), output[seen:])
        if found:
            step, seen = steps.pop(0), seen + found.end()
            os.write(terminal, step.get('type', '').encode())
            if 'kill' in step:
                os.kill(descendant_called(step['program']), getattr(signal, step['kill']))
            continue
    if select.select([terminal], [], [], 0.05)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        if not data:
            break
        output += data
else:
    os.kill(pid, signal.SIGKILL)
_, status = os.waitpid(pid, 0)
sys.stdout.write(json.dumps({
    'output': output.decode('utf8', 'backslashreplace'),
    'exitCode': os.waitstatus_to_exitcode(status),
    'missed': [step['after'] for step in steps],
}))
