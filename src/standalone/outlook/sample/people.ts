// Our own people as they appear in mail headers.
import type { Person } from './encoding.ts';

export const maya: Person = { name: 'Maya Lindqvist', address: 'maya.lindqvist@kestrelmotion.example' };
export const tomas: Person = { name: 'Tomás Rey', address: 'tomas.rey@kestrelmotion.example' };
export const ben: Person = { name: 'Ben Okafor', address: 'ben.okafor@kestrelmotion.example' };
export const priya: Person = { name: 'Priya Raman', address: 'priya.raman@kestrelmotion.example' };
