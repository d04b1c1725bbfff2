"""An ONNX model cut short: it tells inner values, and the nodes after the last of them are left out.

Only so much of protobuf is read as that needs: a message is a row of fields of a number and a wire type.
"""

from collections.abc import Iterator, Sequence

_GRAPH, _NODE, _OUTPUT, _NODE_OUTPUT, _NAME = 7, 1, 12, 2, 1
_BYTES = 2  # the wire type of what has a length
_FIXED = {1: 8, 5: 4}


def telling(model: bytes, names: Sequence[str]) -> bytes:
    """The model with these values as its outputs; names of initializers (weights) may be among them."""
    found = []
    for number, wire, content, raw in _fields(model):
        found.append(_field(_GRAPH, _cut(content, names)) if (number, wire) == (_GRAPH, _BYTES) else raw)
    return b"".join(found)


def _cut(graph: bytes, names: Sequence[str]) -> bytes:
    fields = [f for f in _fields(graph) if f[0] != _OUTPUT]
    wanted = {name.encode() for name in names}
    makers = [n for n, f in enumerate(fields) if f[0] == _NODE and wanted & set(_made(f[2]))]
    last = max(makers, default=-1)
    kept = [f[3] for n, f in enumerate(fields) if f[0] != _NODE or n <= last]
    return b"".join([*kept, *(_field(_OUTPUT, _field(_NAME, name.encode())) for name in names)])


def _made(node: bytes) -> list[bytes]:
    return [content for number, _, content, _ in _fields(node) if number == _NODE_OUTPUT]


def _fields(message: bytes) -> Iterator[tuple[int, int, bytes, bytes]]:
    """(number, wire type, content, the field as it stands) of each field."""
    at = 0
    while at < len(message):
        tag, begin = _number(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == _BYTES:
            size, begin = _number(message, begin)
            end = begin + size
        else:
            end = begin + _FIXED[wire] if wire in _FIXED else _number(message, begin)[1]
        yield number, wire, message[begin:end], message[at:end]
        at = end


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    found = shift = 0
    while True:
        byte = message[at]
        found |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return found, at


def _field(number: int, content: bytes) -> bytes:
    size, head = len(content), bytearray([number << 3 | _BYTES])
    while size > 127:
        head.append(size & 127 | 128)
        size >>= 7
    return bytes([*head, size]) + content
