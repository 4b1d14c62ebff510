import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('library', '0003_house_scenarios'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='LiveTalk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seed', models.PositiveBigIntegerField()),
                ('status', models.CharField(choices=[('invited', 'waiting for an answer'), ('active', 'going on'), ('declined', 'declined'), ('withdrawn', 'taken back'), ('stopped', 'stopped'), ('ended', 'ended')], default='invited', max_length=10)),
                ('start_key', models.UUIDField()),
                ('lines', models.PositiveIntegerField(default=0)),
                ('note', models.BinaryField(null=True)),
                ('noted_at', models.DateTimeField(null=True)),
                ('invited_at', models.DateTimeField()),
                ('began_at', models.DateTimeField(null=True)),
                ('touched_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scenario', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='library.scenarioversion')),
            ],
            options={
                'ordering': ['-touched_at'],
                'indexes': [models.Index(fields=['owner', '-touched_at'], name='live_owner_touched'), models.Index(fields=['partner', '-touched_at'], name='live_partner_touched')],
                'constraints': [models.UniqueConstraint(fields=('owner', 'start_key'), name='live_invite_once'), models.CheckConstraint(condition=models.Q(('owner', models.F('partner')), _negated=True), name='live_two_people')],
            },
        ),
        migrations.CreateModel(
            name='LiveLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('side', models.CharField(choices=[('agent', 'agent'), ('customer', 'customer')], max_length=10)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('shown', models.BinaryField(null=True)),
                ('said_at', models.DateTimeField()),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='said', to='live.livetalk')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('talk', 'number'), name='live_line_once'), models.UniqueConstraint(fields=('talk', 'key'), name='live_key_once')],
            },
        ),
    ]
