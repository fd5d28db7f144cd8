import fs from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface Stream {
	nfd?: number;
	node: unknown;
}

interface EmscriptenModule {
	NODEFS: {
		stream_ops: { fsync?: (stream: Stream) => number };
		realPath(node: unknown): string;
	};
}

/**
 * PGlite's file system on Node has no fsync, so PostgreSQL's own syncs are silently nothing. This one has: what is
 * acknowledged is on the disk, after a power cut too.
 */
export class DurableNodeFS extends NodeFS {
	override async init(...parameters: Parameters<NodeFS['init']>) {
		const prepared = await super.init(...parameters);
		const preRun = (prepared.emscriptenOpts.preRun ??= []) as unknown as ((module: EmscriptenModule) => void)[];
		preRun.push((module) => {
			module.NODEFS.stream_ops.fsync = (stream) => {
				if (stream.nfd !== undefined) {
					fs.fsyncSync(stream.nfd);
				} else {
					const descriptor = fs.openSync(module.NODEFS.realPath(stream.node), 'r');
					try {
						fs.fsyncSync(descriptor);
					} finally {
						fs.closeSync(descriptor);
					}
				}
				return 0;
			};
		});
		return prepared;
	}
}

/** PGlite's own start parameters without `-F`, which would switch every sync off, and with a small memory. */
export const DURABLE_START = [
	...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
	'-c',
	'fsync=on',
	'-c',
	'shared_buffers=16MB'
];
